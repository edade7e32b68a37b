import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Problem } from '../problem.ts'
import { type Language, languages } from '../words/words.ts'
import { documentFiles, type LegalDocument, type LegalDocumentName, type Profile, readDocument } from './profile.ts'
import type { RequestGroup, RequestKind } from './request-catalogue.ts'

/** What a utility says in another language: its Spanish sentences with their meaning, and its legal texts. */
type ProfileWords = {
  sentences: ReadonlyMap<string, string>
  documents: Partial<Record<LegalDocumentName, LegalDocument>>
}

const sentencesFile = z.record(z.string().min(1), z.string().min(1))
const known = new Map<string, ProfileWords>()

/** From `profile/<utility>/<language>/`; without such a folder a utility speaks Spanish only. */
function wordsOf(folder: string, language: Language): ProfileWords {
  const place = join(folder, language)
  const already = known.get(place)
  if (already) return already
  const documents = (Object.keys(documentFiles) as LegalDocumentName[])
    .filter((name) => existsSync(join(place, documentFiles[name])))
    .map((name) => [name, readDocument(place, documentFiles[name], language)])
  const read = { sentences: readSentences(join(place, 'sentences.json')), documents: Object.fromEntries(documents) }
  known.set(place, read)
  return read
}

function readSentences(path: string): ReadonlyMap<string, string> {
  if (!existsSync(path)) return new Map()
  try {
    return new Map(Object.entries(sentencesFile.parse(JSON.parse(readFileSync(path, 'utf8')))))
  } catch (error) {
    throw new Problem(`${path}: ${(error as Error).message}`)
  }
}

/** A sentence of the utility in another language; one that was changed since it was translated stays as it is. */
export const sentenceIn = ({ folder }: Pick<Profile, 'folder'>, language: Language) => {
  if (language === languages[0].tag) return (sentence: string) => sentence
  const { sentences } = wordsOf(folder, language)
  return (sentence: string) => sentences.get(sentence) ?? sentence
}

const inLanguages = new WeakMap<Profile, Map<Language, Profile>>()
const originals = new WeakMap<Profile, Profile>()

/** The utility as it speaks to whoever reads that language: the same object each time, with what is in force today. */
export function profileIn(profile: Profile, language: Language): Profile {
  const original = originals.get(profile) ?? profile
  if (language === languages[0].tag) return original
  const made = inLanguages.get(original) ?? new Map<Language, Profile>()
  inLanguages.set(original, made)
  const already = made.get(language)
  if (already) return already
  const translated = translate(original, language)
  made.set(language, translated)
  originals.set(translated, original)
  return translated
}

function translate(original: Profile, language: Language): Profile {
  const say = sentenceIn(original, language)
  const ifSaid = (sentence: string | null) => sentence && say(sentence)
  let of: readonly RequestGroup[] | undefined
  let requestGroups: readonly RequestGroup[] = []
  return {
    ...original,
    legalName: say(original.legalName),
    slogan: say(original.slogan),
    phoneHours: ifSaid(original.phoneHours),
    payments: { ...original.payments, elsewhere: ifSaid(original.payments.elsewhere) },
    offices: original.offices.map((office) => ({ ...office, name: say(office.name), hours: say(office.hours) })),
    documents: { ...original.documents, ...wordsOf(original.folder, language).documents },
    say,
    get calendar() {
      return original.calendar
    },
    get requestGroups() {
      if (of !== original.requestGroups) {
        of = original.requestGroups
        requestGroups = of.map((group) => groupIn(group, say))
      }
      return requestGroups
    },
  }
}

type Say = Profile['say']

const groupIn = ({ title, kinds, ...group }: RequestGroup, say: Say): RequestGroup => ({
  ...group,
  title: say(title),
  kinds: kinds.map((kind) => kindIn(kind, say)),
})

/** What may be chosen stays Spanish, for that is what is sent and kept; its field says it in the language of the page. */
const kindIn = (kind: RequestKind, say: Say): RequestKind => ({
  ...kind,
  title: say(kind.title),
  intro: say(kind.intro),
  ...(kind.also && { also: say(kind.also) }),
  questions: kind.questions.map((question) => named(question, say)),
  documents: kind.documents.map((document) => named(document, say)),
})

const named = <Named extends { label: string; help?: string | undefined }>(one: Named, say: Say): Named => ({
  ...one,
  label: say(one.label),
  ...(one.help && { help: say(one.help) }),
})
