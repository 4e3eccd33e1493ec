// What the pair of confidence and result means.

export const STEPS = ["a guess", "I think so", "sure"];

const MEANING = {
  right: [
    "You guessed, and it was right: read the reason, since luck does not repeat.",
    "You thought so, and it was right.",
    "You were sure, and it was right: this is firm.",
  ],
  wrong: [
    "You guessed, and knew that you did: this is a gap to fill.",
    "You thought so, and it was wrong: compare your reason with the one given.",
    "You were sure, and it was wrong. Errors of this kind are the ones that are acted on: read the section again.",
  ],
};

export const meaning = (right, sure) => MEANING[right ? "right" : "wrong"][sure - 1];
