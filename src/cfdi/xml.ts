import { ParseOption, XmlCData, XmlDocument, XmlElement, XmlLibError, XmlText } from 'libxml2-wasm'
import type { Element } from './element-rules.ts'

export const mostBytes = 2 * 1024 * 1024
export const deepest = 32

export type XmlFault = 'size' | 'encoding' | 'doctype' | 'xml' | 'depth'
/** An XML document as it came, which must be given back with `dispose`. */
export type OpenXml = { root: Element; document: XmlDocument; dispose(): void }

/**
 * Reads what somebody else wrote. The parser expands the entities of a DOCTYPE, so a document with one never reaches it;
 * for that to be sure, only encodings are taken in which `<!DOCTYPE` is written with these very bytes.
 */
export function openXml(bytes: Uint8Array): OpenXml | XmlFault {
  if (bytes.length > mostBytes) return 'size'
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  if (text.includes('\0') || !isPlain(text)) return 'encoding'
  if (/<!doctype/i.test(text)) return 'doctype'
  let document: XmlDocument
  try {
    document = XmlDocument.fromBuffer(bytes, { option: ParseOption.XML_PARSE_NONET })
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error
    return /depth/i.test(error.message) ? 'depth' : 'xml'
  }
  const root = readElement(document.root, 1)
  if (root && !document.dtd) return { root, document, dispose: () => document.dispose() }
  const fault = document.dtd ? 'doctype' : 'depth'
  document.dispose()
  return fault
}

function isPlain(text: string): boolean {
  const declared = /^(?:\xEF\xBB\xBF)?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1]
  return declared === undefined || /^(utf-8|iso-8859-1|us-ascii)$/i.test(declared)
}

/** Nothing where it is nested too deep. */
function readElement(element: XmlElement, depth: number): Element | undefined {
  if (depth > deepest) return undefined
  const children: Element[] = []
  let hasText = false
  for (let node = element.firstChild; node; node = node.next) {
    if (node instanceof XmlElement) {
      const child = readElement(node, depth + 1)
      if (!child) return undefined
      children.push(child)
    } else if (node instanceof XmlText || node instanceof XmlCData) hasText ||= /[^ \t\r\n]/.test(node.content)
  }
  const attributes = new Map<string, string>()
  for (const attribute of element.attrs) {
    if (attribute.namespaceUri === schemaInstance) continue
    const { name, namespaceUri } = attribute
    attributes.set(namespaceUri ? `{${namespaceUri}}${name}` : name, attribute.value)
  }
  return { namespace: element.namespaceUri, name: element.name, attributes, children, hasText }
}

/** `xsi:schemaLocation` and its like say where a schema lies, and nothing of the invoice. */
const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance'
