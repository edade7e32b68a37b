import { fold } from '../lib/text.ts'
import type { NamedLine } from './names-file-rules.ts'
import type { NamedContract } from './queries.ts'

type ChangedField = 'alias' | 'group' | 'labels'
export type NamesChange = {
  line: number
  contract: NamedContract
  alias: string | null
  group: string | null
  labels: readonly string[]
  /** What of it changes; at least one. */
  fields: { field: ChangedField; before: string; after: string }[]
}

/**
 * What a file changes, line by line, beside how things are now. A group or label that is there already keeps the name it
 * has, and a new one the first that the file writes. Contracts that are no longer seen are left out.
 */
export function changesOf(
  lines: readonly NamedLine[],
  contracts: readonly NamedContract[],
  marks: readonly { kind: 'group' | 'label'; name: string }[],
): NamesChange[] {
  const byId = new Map(contracts.map((contract) => [contract.id, contract]))
  const names = new Map(marks.map(({ kind, name }) => [`${kind} ${fold(name)}`, name]))
  const nameOf = (kind: 'group' | 'label', typed: string): string => {
    const key = `${kind} ${fold(typed)}`
    const known = names.get(key) ?? typed
    names.set(key, known)
    return known
  }
  return lines.flatMap((line) => {
    const contract = byId.get(line.contractId)
    if (!contract) return []
    const alias = line.alias === undefined ? contract.alias : line.alias || null
    const group = line.group === undefined ? contract.group : line.group && nameOf('group', line.group)
    const labels = line.labels?.map((label) => nameOf('label', label)) ?? contract.labels
    const fields = (
      [
        { field: 'alias', before: contract.alias ?? '', after: alias ?? '' },
        { field: 'group', before: contract.group ?? '', after: group ?? '' },
        { field: 'labels', before: inOrder(contract.labels), after: inOrder(labels) },
      ] as const
    ).filter(({ before, after }) => before !== after)
    return fields.length === 0 ? [] : [{ line: line.line, contract, alias, group: group || null, labels, fields }]
  })
}

const inOrder = (labels: readonly string[]) => [...labels].sort((a, b) => (fold(a) < fold(b) ? -1 : 1)).join(', ')
