import { demoPassword, demoUsernames } from '../../src/demo/people.ts'
import { reservedPeople } from '../../src/demo/reserved.ts'
import { about, paths } from '../../src/paths.ts'
import type { Office } from '../office.ts'
import type { Walker } from './walker.ts'

export type ShownPage = {
  /** Of the picture, with the number of its chapter. */
  name: string
  /** The person of the demonstration who sees it; nobody for what is there without an account. */
  as?: string
  /** Its address: found by going there where it has a secret in it. */
  path: string | ((office: Office, walker: Walker) => Promise<string>)
}

const people = reservedPeople(60)
/** Five contracts, and one on which something is owed. */
const [many, one] = [demoUsernames.fiveContracts, demoUsernames.oneContract]
const home = people.oneContract.contracts[0]!.number
const email = 'sofia.nunez@example.mx'

/** Every page that the manual has a picture of, in its order. */
export const shownPages: readonly ShownPage[] = [
  { name: '01-inicio', path: paths.home },
  { name: '02-registro', path: paths.registration },
  { name: '03-particular', path: paths.registrationPerson },
  { name: '03-empresa', path: paths.registrationCompany },
  { name: '03-usuario', path: secondStep },
  { name: '03-contrasena', path: lastStep },
  { name: '04-activada', path: paths.activated },
  { name: '05-acceder', path: paths.signIn },
  { name: '06-contacto', path: paths.contact },
  { name: '06-fuga', path: paths.guestRequest('fuga-en-la-calle') },
  { name: '07-contratos', as: many, path: paths.contracts },
  { name: '07-detalle', as: one, path: paths.contract(home) },
  { name: '08-facturas', as: one, path: about(paths.invoices, home) },
  { name: '08-historial', as: one, path: `${about(paths.invoices, home)}#facturas` },
  { name: '08-estado-de-cuenta', as: one, path: about(paths.statement, home) },
  { name: '09-pagar', as: one, path: paths.newPayment },
  { name: '09-sin-cuenta', path: paths.guestPay },
  { name: '10-consumos', as: one, path: about(paths.consumption, home) },
  { name: '10-lectura', as: one, path: about(paths.newReading, home) },
  { name: '11-gestiones', as: one, path: paths.requests },
  { name: '11-altos-consumos', as: one, path: about(paths.request('altos-consumos'), home) },
  { name: '12-datos', as: one, path: paths.myData },
  { name: '12-derechos', as: one, path: paths.myRights },
  { name: '13-ayuda', path: paths.help },
  { name: '13-recibo', path: paths.helpTopic('recibo') },
]

export const signIn = (walker: Walker, username: string) =>
  walker.submit(paths.signIn, { username, password: demoPassword })

/** With the first step done. */
async function secondStep(_: Office, walker: Walker) {
  const { holder, contracts } = people.toRegister
  const [contract] = contracts
  await walker.submit(paths.registrationPerson, {
    reference: contract!.number,
    firstSurname: holder.surname,
    secondSurname: holder.secondSurname ?? '',
    meter: contract!.meter,
  })
  return paths.registrationUser
}

/** With all of them done, by the link of the mail. */
async function lastStep(office: Office, walker: Walker) {
  await secondStep(office, walker)
  await walker.submit(paths.registrationUser, { username: 'sofia', email, emailAgain: email, terms: 'si' })
  const mail = await office.mailTo(email)
  const link = /href="([^"]+)"[^>]*>\s*aquí/.exec(String(mail.html))?.[1]
  return new URL(link!).pathname
}
