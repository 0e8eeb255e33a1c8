/**
 * The colours of the categories, of Okabe and Ito, whom those who confuse red and green can tell apart; the
 * style sheet has a darker and a lighter set of them.
 */

export const CATEGORIES = ["institutional", "political", "programme", "forum", "other"];
export const categoryOf = (event) => (CATEGORIES.includes(event.category) ? event.category : "other");
export const colour = (category) => `var(--${category})`;
