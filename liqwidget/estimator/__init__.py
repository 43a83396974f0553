"""What is inferred: from openings to levels, sweeps, runs and a map."""

from liqwidget.estimator.balance import Balance
from liqwidget.estimator.basis import SweepBasis, sweep_basis
from liqwidget.estimator.calibrate import calibrate
from liqwidget.estimator.calibration import Calibration, Trial
from liqwidget.estimator.entries import Entries, entries
from liqwidget.estimator.estimate import Estimator, estimate
from liqwidget.estimator.flows import Flows, flows
from liqwidget.estimator.levels import TIERS, Levels, levels
from liqwidget.estimator.liquidation_map import LiquidationMap
from liqwidget.estimator.picture import picture
from liqwidget.estimator.profile import MapRuns, Profile
from liqwidget.estimator.sweeps import sweeps

__all__ = [
    "TIERS",
    "Balance",
    "Calibration",
    "Entries",
    "Estimator",
    "Flows",
    "Levels",
    "LiquidationMap",
    "MapRuns",
    "Profile",
    "SweepBasis",
    "Trial",
    "calibrate",
    "entries",
    "estimate",
    "flows",
    "levels",
    "picture",
    "sweep_basis",
    "sweeps",
]
