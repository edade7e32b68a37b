/** The control digit of a CLABE: its seventeen digits weighed 3, 7, 1, each product without its tens. */
export function clabeControlDigit(digits: string): string {
  const total = [...digits].reduce((sum, digit, index) => sum + ((Number(digit) * [3, 7, 1][index % 3]!) % 10), 0)
  return String((10 - (total % 10)) % 10)
}

/** No bank has the code 999: nobody's money can go to an account of the pretend bank by mistake. */
const pretendBank = '999180'

/** `serial`: eleven digits. */
export const pretendClabe = (serial: string): string =>
  `${pretendBank}${serial}${clabeControlDigit(`${pretendBank}${serial}`)}`

/** The last digit of a shop's reference, by Luhn. */
export function luhnDigit(digits: string): string {
  const total = [...digits].reverse().reduce((sum, digit, index) => {
    const weighed = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return sum + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return String((10 - (total % 10)) % 10)
}

/** Fourteen digits, as shops print them: `98`, eleven of `serial` and a control digit. */
export const shopReference = (serial: string): string => `98${serial}${luhnDigit(`98${serial}`)}`

/** Digits in groups, as they are read aloud: `9812 3456 7890 12`. */
export const inGroups = (digits: string, size = 4): string => digits.match(new RegExp(`.{1,${size}}`, 'g'))!.join(' ')
