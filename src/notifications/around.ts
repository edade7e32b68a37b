import type { CivilDate } from '../lib/dates.ts'
import { workingDayAfter } from '../lib/working-days.ts'
import type { Profile } from '../web/profile.ts'
import { sentenceIn } from '../web/profile-languages.ts'
import { isLanguage } from '../words/choosing.ts'
import { languages, wordsIn } from '../words/words.ts'
import type { Around } from './blocks.ts'

/** What a mail is written with: the words of its language, and what it says of the utility. */
export function aroundOf(profile: Profile, kept: string): Around {
  const language = isLanguage(kept) ? kept : languages[0].tag
  const { name, calendar, payments } = profile
  return {
    words: wordsIn(language),
    utility: name,
    say: sentenceIn(profile, language),
    promisedOn: (receivedOn: CivilDate) => workingDayAfter(calendar, receivedOn, payments.promisedWorkingDays),
  }
}
