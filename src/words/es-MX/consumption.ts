export const consumptionWords = {} as const
