import bwipjs from 'bwip-js/node'
import { type CivilDate, formatDate } from '../lib/dates.ts'
import { type Centavos, formatMoney } from '../lib/money.ts'
import { paths } from '../paths.ts'
import { languageOfPdf } from '../web/pdf/language.ts'
import type { View } from '../web/view.ts'
import { grouped } from './code-rules.ts'

export type CertificateView = Pick<View, 'words' | 'profile' | 'today'>

type Certificate = {
  folio: string
  code: string
  number: string
  holder: string
  address: string
  issuedOn: CivilDate
  validUntil: CivilDate
  disputed: Centavos
  notYetDue: Centavos
  officeUrl: string
}

/** Everything `certificate.typ` sets, in words: the template decides where it stands and nothing else. */
export function printPage({ words, profile }: CertificateView, certificate: Certificate) {
  const { folio, number, issuedOn, disputed, notYetDue, officeUrl } = certificate
  const day = (date: CivilDate) => formatDate(date, 'long', words.locale)
  const code = grouped(certificate.code)
  const address = `${officeUrl}${paths.certificate(code)}`
  const fact = (label: 'folio' | 'contract' | 'holder' | 'address' | 'issuedOn' | 'validUntil', value: string) => ({
    label: words(`certificates.print.${label}`),
    value,
  })
  const says = disputed > 0 ? 'saysDisputed' : notYetDue > 0 ? 'saysNotDue' : 'says'
  return {
    language: languageOfPdf(words),
    title: words('certificates.print.documentTitle', { folio, utility: profile.name }),
    heading: words(disputed > 0 ? 'certificates.print.headingDisputed' : 'certificates.print.heading'),
    utility: {
      hue: profile.hue,
      mark: profile.mark,
      name: profile.name,
      legalName: profile.legalName,
      taxId: profile.taxId && words('certificates.print.taxId', { taxId: profile.taxId }),
    },
    folio,
    says: words(`certificates.print.${says}`, {
      utility: profile.legalName,
      date: day(issuedOn),
      number,
      amount: formatMoney(disputed),
    }),
    data: {
      heading: words('certificates.print.data'),
      rows: [
        fact('contract', number),
        fact('holder', certificate.holder),
        fact('address', certificate.address),
        fact('folio', folio),
        fact('issuedOn', day(issuedOn)),
        fact('validUntil', day(certificate.validUntil)),
      ],
    },
    check: {
      heading: words('certificates.print.check'),
      text: words('certificates.print.checkText', { address: `${officeUrl}${paths.certificates}` }),
      label: words('certificates.print.code'),
      code,
      qr: bwipjs.toSVG({ bcid: 'qrcode', text: address, scale: 2 }),
      qrSays: words('certificates.print.qr', { address }),
    },
    limits: words('certificates.print.limits'),
    contact: [profile.phone, profile.email].filter(Boolean).join(' · '),
  }
}
