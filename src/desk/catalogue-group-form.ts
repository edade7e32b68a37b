import { z } from 'zod'
import type { RequestGroup } from '../web/request-catalogue.ts'
import type { Words } from '../words/words.ts'
import { type Arrangement, arranged, hasFixedPlace, hasFixedTitle } from './catalogue-group-rules.ts'

const mostGroups = 20

type Typed = Record<string, string>

/**
 * `g0-titulo`, `g0-orden` for each group there is, in its place, and for a new one after them; for each kind, by its slug,
 * `k-SLUG-grupo`, the place of its group, and `k-SLUG-orden`. What is fixed stays, whatever is sent.
 */
export const groupsForm = ({ words, groups }: { words: Words; groups: readonly RequestGroup[] }) =>
  z.record(z.string(), z.string()).transform((typed, check): RequestGroup[] => {
    const fault = (field: string, message: string) => check.addIssue({ code: 'custom', path: [field], message })
    const turnOf = (field: string, place: number) => Number(typed[field]?.trim().replace(',', '.')) || place + 1
    const titleOf = (place: number) => (typed[`g${place}-titulo`] ?? '').trim().replace(/\s+/g, ' ')
    const placed: Arrangement['groups'] = groups.map((group, place) => ({
      title: hasFixedTitle(group) ? group.title : titleOf(place),
      turn: turnOf(`g${place}-orden`, place),
      isListed: group.isListed,
    }))
    const added = titleOf(groups.length)
    if (added !== '') placed.push({ title: added, turn: turnOf(`g${groups.length}-orden`, groups.length) })
    placed.forEach(({ title }, place) => {
      const field = `g${place}-titulo`
      if (title === '' || title.length > 100) fault(field, words('deskCatalogueGroups.error.title'))
      else if (placed.some((other, index) => index < place && other.title === title))
        fault(field, words('deskCatalogueGroups.error.twice'))
    })
    if (placed.length > mostGroups) fault('', words('deskCatalogueGroups.error.most', { most: mostGroups }))

    const kinds = groups.flatMap((group, place) =>
      group.kinds.map((kind, index) => {
        const wanted = Number(typed[`k-${kind.slug}-grupo`] ?? place)
        const isKnown = Number.isInteger(wanted) && placed[wanted] !== undefined && placed[wanted].isListed !== false
        if (!isKnown && wanted === groups.length && !hasFixedPlace(kind, group))
          fault(`g${groups.length}-titulo`, words('deskCatalogueGroups.error.new'))
        const to = hasFixedPlace(kind, group) || !isKnown ? place : wanted
        return { kind, group: to, turn: turnOf(`k-${kind.slug}-orden`, index) }
      }),
    )
    if (added !== '' && !kinds.some(({ group }) => group === groups.length))
      fault(`g${groups.length}-titulo`, words('deskCatalogueGroups.error.empty'))
    return arranged({ groups: placed, kinds })
  })

/** The groups as their form shows them. */
export const typedGroups = (groups: readonly RequestGroup[]): Typed =>
  Object.fromEntries(
    groups.flatMap(({ title, kinds }, place) => [
      [`g${place}-titulo`, title],
      [`g${place}-orden`, String(place + 1)],
      ...kinds.flatMap(({ slug }, index) => [
        [`k-${slug}-grupo`, String(place)],
        [`k-${slug}-orden`, String(index + 1)],
      ]),
    ]),
  )
