/** Each may do what those before it may. */
export const roles = ['answers', 'supervises', 'administers'] as const
export type Role = (typeof roles)[number]

export const mayAs = (role: Role, needs: Role): boolean => roles.indexOf(role) >= roles.indexOf(needs)
