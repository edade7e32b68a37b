export const registrationWords = {} as const
