import { accountWords } from './en/account.ts'
import { attachmentWords } from './en/attachments.ts'
import { savedCardWords } from './en/cards.ts'
import { certificateWords } from './en/certificates.ts'
import { cfdiWords } from './en/cfdi.ts'
import { consumptionWords } from './en/consumption.ts'
import { contractWords } from './en/contracts.ts'
import { deskWords } from './en/desk.ts'
import { deskAccountWords } from './en/desk-accounts.ts'
import { deskBoardWords } from './en/desk-board.ts'
import { deskCaseWords } from './en/desk-cases.ts'
import { deskCaseMailWords } from './en/desk-cases-mail.ts'
import { deskCatalogueWords } from './en/desk-catalogue.ts'
import { deskPasskeyWords } from './en/desk-passkeys.ts'
import { deskReadingWords } from './en/desk-readings.ts'
import { deskSettingWords } from './en/desk-settings.ts'
import { deskTextWords } from './en/desk-texts.ts'
import { disputeWords } from './en/disputes.ts'
import { downloadWords } from './en/downloads.ts'
import { feedWords } from './en/feed.ts'
import { guestPayWords } from './en/guest-pay.ts'
import { helpWords } from './en/help.ts'
import { helpStateWords } from './en/help-states.ts'
import { helpTermWords } from './en/help-terms.ts'
import { homeWords } from './en/home.ts'
import { invoiceWords } from './en/invoices.ts'
import { mailWords } from './en/mail.ts'
import { myDataWords } from './en/my-data.ts'
import { myDataMailWords } from './en/my-data-mail.ts'
import { offlineWords } from './en/offline.ts'
import { organisationWords } from './en/organisations.ts'
import { paymentWords } from './en/payments.ts'
import { portfolioWords } from './en/portfolio.ts'
import { readingWords } from './en/readings.ts'
import { registrationWords } from './en/registration.ts'
import { requestWords } from './en/requests.ts'
import { sandboxWords } from './en/sandbox.ts'
import { searchWords } from './en/search.ts'
import { statementWords } from './en/statements.ts'
import { webWords } from './en/web.ts'
import type { LanguageFile } from './words.ts'

/** Plain English in the tone of the Spanish; dates day first, as Mexico writes them. */
export const english: LanguageFile<'en'> = {
  tag: 'en',
  name: 'English',
  locale: 'en-GB',
  catalogue: {
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
  },
}
