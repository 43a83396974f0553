// @ts-check

/** What the hatching means. @param {number} strength */
export const doubtWords = (strength) =>
  `Hatched: one mix in twenty leaves less than half there, were the mix drawn at random as if it had been counted on ${strength} openings. Entries, margins and closings are taken as they are. A what-if, not a confidence band: on exchanges whose every position is known such bands, meant to hold nine in ten, held the truth three in ten.`;
