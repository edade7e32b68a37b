export const mailWords = {} as const
