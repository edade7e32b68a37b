export const contractWords = {} as const
