// Journeys meet the product from outside; that no page is forgotten is the one thing they take from within.
export { paths } from '@tillid/web/paths';
