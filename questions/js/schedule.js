// When a question comes back: FSRS (Free Spaced Repetition Scheduler) over the list of answers, in whole days, without chance.

import { createEmptyCard, fsrs, Rating } from "ts-fsrs";

const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false, maximum_interval: 365, request_retention: 0.9 });

// Wrong: again. Right: hard after a guess, good after a thought, easy when sure.
export const rating = ({ r, s }) => (r ? [Rating.Hard, Rating.Good, Rating.Easy][s - 1] : Rating.Again);

// For each question, by its root (variants count for the question that they vary): { due, days, answered }.
export function schedule(answers, rootOf) {
  const cards = new Map();
  for (const answer of answers) {
    const root = rootOf(answer.q);
    if (!root) continue;
    const moment = new Date(answer.t);
    const { card } = scheduler.next(cards.get(root) ?? createEmptyCard(moment), moment, rating(answer));
    cards.set(root, card);
  }
  return new Map([...cards].map(([root, card]) => [root, { due: card.due.getTime(), days: card.scheduled_days, answered: card.reps }]));
}
