import { accountWords } from './es-MX/account.ts'
import { attachmentWords } from './es-MX/attachments.ts'
import { savedCardWords } from './es-MX/cards.ts'
import { certificateWords } from './es-MX/certificates.ts'
import { cfdiWords } from './es-MX/cfdi.ts'
import { consumptionWords } from './es-MX/consumption.ts'
import { contractWords } from './es-MX/contracts.ts'
import { deskWords } from './es-MX/desk.ts'
import { deskAccountWords } from './es-MX/desk-accounts.ts'
import { deskBoardWords } from './es-MX/desk-board.ts'
import { deskCaseWords } from './es-MX/desk-cases.ts'
import { deskCaseMailWords } from './es-MX/desk-cases-mail.ts'
import { deskCatalogueWords } from './es-MX/desk-catalogue.ts'
import { deskPasskeyWords } from './es-MX/desk-passkeys.ts'
import { deskReadingWords } from './es-MX/desk-readings.ts'
import { deskSettingWords } from './es-MX/desk-settings.ts'
import { deskTextWords } from './es-MX/desk-texts.ts'
import { disputeWords } from './es-MX/disputes.ts'
import { downloadWords } from './es-MX/downloads.ts'
import { feedWords } from './es-MX/feed.ts'
import { guestPayWords } from './es-MX/guest-pay.ts'
import { helpWords } from './es-MX/help.ts'
import { helpStateWords } from './es-MX/help-states.ts'
import { helpTermWords } from './es-MX/help-terms.ts'
import { homeWords } from './es-MX/home.ts'
import { invoiceWords } from './es-MX/invoices.ts'
import { mailWords } from './es-MX/mail.ts'
import { myDataWords } from './es-MX/my-data.ts'
import { myDataMailWords } from './es-MX/my-data-mail.ts'
import { offlineWords } from './es-MX/offline.ts'
import { organisationWords } from './es-MX/organisations.ts'
import { paymentWords } from './es-MX/payments.ts'
import { portfolioWords } from './es-MX/portfolio.ts'
import { readingWords } from './es-MX/readings.ts'
import { registrationWords } from './es-MX/registration.ts'
import { requestWords } from './es-MX/requests.ts'
import { sandboxWords } from './es-MX/sandbox.ts'
import { searchWords } from './es-MX/search.ts'
import { statementWords } from './es-MX/statements.ts'
import { webWords } from './es-MX/web.ts'
import type { LanguageFile } from './words.ts'

/** Mexican Spanish: tú, verbs first, no apologies, no exclamation marks. */
export const esMX = {
  ...webWords,
  ...homeWords,
  ...accountWords,
  ...registrationWords,
  ...contractWords,
  ...cfdiWords,
  ...invoiceWords,
  ...consumptionWords,
  ...readingWords,
  ...paymentWords,
  ...portfolioWords,
  ...organisationWords,
  ...downloadWords,
  ...statementWords,
  ...certificateWords,
  ...disputeWords,
  ...guestPayWords,
  ...savedCardWords,
  ...requestWords,
  ...searchWords,
  ...helpWords,
  ...helpStateWords,
  ...helpTermWords,
  ...offlineWords,
  ...attachmentWords,
  ...mailWords,
  ...myDataMailWords,
  ...myDataWords,
  ...feedWords,
  ...sandboxWords,
  ...deskWords,
  ...deskAccountWords,
  ...deskSettingWords,
  ...deskCatalogueWords,
  ...deskPasskeyWords,
  ...deskReadingWords,
  ...deskCaseMailWords,
  ...deskCaseWords,
  ...deskBoardWords,
  ...deskTextWords,
} as const

export const spanish: LanguageFile<'es-MX'> = { tag: 'es-MX', name: 'Español', locale: 'es-MX', catalogue: esMX }
