/** Who the demo signs in as; the feed's reserved people hold the contracts. */
export const demoUsernames = {
  oneContract: 'lucia',
  fiveContracts: 'jose.angel',
  company: 'pena-alta',
} as const

/** Shown on the home page of the demo, and of use nowhere else. */
export const demoPassword = 'encinal26'
