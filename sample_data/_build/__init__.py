"""How the bundled samples are made; `sample_data/build.py` is the door."""
