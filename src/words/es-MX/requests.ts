export const requestWords = {} as const
