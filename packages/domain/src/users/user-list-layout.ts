/** How many users must be counted at most to lay out the list: a query may stop at this number. */
export const userCountLimit = 9;

/** Where the create button stands: after a list of at most eight users of the organisation (any status), else before it. */
export function createButtonPlacement(userCountUpTo9: number): 'before-list' | 'after-list' {
  return userCountUpTo9 < userCountLimit ? 'after-list' : 'before-list';
}
