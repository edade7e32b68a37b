import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'

type Schema = Record<string, unknown>
type Parameter = { name: string; in: string; schema: Schema; required?: boolean }
type Operation = { parameters?: Parameter[]; requestBody?: { content: Record<string, { schema: Schema }> } }
export type Description = { paths: Record<string, Record<string, Operation>> } & Schema

export type Asked = { method: string; path: string; query: Record<string, unknown>; body: unknown }

/**
 * A vendor's own description, asked of every request whether it may be made: `undefined`, or what is wrong with it. A
 * property the description does not name is wrong too.
 */
export function checkerOf(description: Description): (asked: Asked) => string | undefined {
  const document = closed(description) as Description
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: true, validateFormats: true })
  // The package is CommonJS, and its types and its default export do not agree in every module system.
  ;(formats as unknown as (ajv: Ajv) => void)(ajv)
  for (const name of ['unix-time', 'int8', 'url', 'currency', 'decimal']) ajv.addFormat(name, true)
  ajv.addSchema(document, 'document')
  const validators = new Map<string, ValidateFunction>()
  const validatorAt = (...steps: string[]) => {
    const pointer = steps.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')
    const ref = `document#/${pointer}`
    const known = validators.get(ref) ?? ajv.compile({ $ref: encodeURI(ref) })
    validators.set(ref, known)
    return known
  }
  const faultsOf = (validator: ValidateFunction, value: unknown) =>
    validator(value) ? undefined : ajv.errorsText(validator.errors, { separator: '; ' })

  return ({ method, path, query, body }) => {
    const template = templateOf(document, path)
    const operation = template && document.paths[template]?.[method.toLowerCase()]
    if (!template || !operation) return `${method} ${path} is not described`

    const parameters = operation.parameters ?? []
    for (const [name, value] of Object.entries(query)) {
      const at = parameters.findIndex((one) => one.name === name && one.in === 'query')
      if (at < 0) return `${method} ${path}: no parameter ${name}`
      const validator = validatorAt('paths', template, method.toLowerCase(), 'parameters', String(at), 'schema')
      const fault = faultsOf(validator, value)
      if (fault) return `${method} ${path}: ${name} ${fault}`
    }
    const type = Object.keys(operation.requestBody?.content ?? {})[0]
    if (!type) return isEmpty(body) ? undefined : `${method} ${path} takes no body`
    const validator = validatorAt('paths', template, method.toLowerCase(), 'requestBody', 'content', type, 'schema')
    const fault = faultsOf(validator, structuredClone(body ?? {}))
    return fault && `${method} ${path}: ${fault}`
  }
}

const isEmpty = (body: unknown) => body === undefined || (typeof body === 'object' && Object.keys(body!).length === 0)

function templateOf(description: Description, path: string): string | undefined {
  const steps = path.split('/')
  const fits = (template: string) => {
    const parts = template.split('/')
    return parts.length === steps.length && parts.every((part, at) => part.startsWith('{') || part === steps[at])
  }
  const templates = Object.keys(description.paths).filter(fits)
  return templates.find((template) => !template.includes('{')) ?? templates[0]
}

/** Objects that list their properties take no others. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed)
  if (typeof node !== 'object' || node === null) return node
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]))
  const isObject = typeof copy.properties === 'object' && copy.properties !== null && !('$ref' in copy)
  return isObject && copy.additionalProperties === undefined ? { ...copy, additionalProperties: false } : copy
}

/** `a[b][0]=c` as Stripe's library writes it: `{ a: { b: ['c'] } }`. */
export function decodeForm(text: string): Record<string, unknown> {
  const root: Record<string, unknown> = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const steps = [...name.matchAll(/([^[\]]+)/g)].map(([step]) => step)
    let here: Record<string, unknown> = root
    steps.forEach((step, at) => {
      if (at === steps.length - 1) here[step] = value
      else {
        here[step] ??= {}
        here = here[step] as Record<string, unknown>
      }
    })
  }
  return listed(root) as Record<string, unknown>
}

function listed(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node).map(([key, value]) => [key, listed(value)] as const)
  const isList = entries.length > 0 && entries.every(([key], at) => key === String(at))
  return isList ? entries.map(([, value]) => value) : Object.fromEntries(entries)
}
