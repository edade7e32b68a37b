/** Who the demo signs in as; the feed's reserved people hold the contracts. */
export const demoUsernames = {
  oneContract: 'lucia',
  fiveContracts: 'jose.angel',
  company: 'pena-alta',
} as const

/** Who administers the desk of the demo. */
export const demoOperator = { email: 'mesa@encinal.example', name: 'Julia Ramos' } as const

/** Shown on the home page of the demo, and of use nowhere else. */
export const demoPassword = 'encinal26'
