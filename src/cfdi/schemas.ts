import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  closeBuffer,
  openBuffer,
  readBuffer,
  XmlDocument,
  XmlElement,
  XmlLibError,
  XmlValidateError,
  XsdValidator,
  xmlCleanupInputProvider,
  xmlRegisterInputProvider,
} from 'libxml2-wasm'
import { Problem } from '../problem.ts'
import type { Version } from './anexo-rules.ts'
import type { OpenXml } from './xml.ts'

/** The SAT's schemas; answers with what a document breaks, or nothing. */
export type Schemas = { faultOf(xml: OpenXml, version: Version): string | undefined }

const wrappers: Record<Version, string> = { '3.3': 'all33.xsd', '4.0': 'all40.xsd' }

/** Reads the schemas of SAT_DIR, each once for as many documents as come. */
export function readSchemas(satDir: string): Schemas {
  const validators = {
    '3.3': compiled(join(satDir, 'www.sat.gob.mx/sitio_internet/cfd', wrappers['3.3'])),
    '4.0': compiled(join(satDir, 'www.sat.gob.mx/sitio_internet/cfd', wrappers['4.0'])),
  }
  return {
    faultOf({ document }, version) {
      withoutAddenda(document.root)
      try {
        validators[version].validate(document)
        return undefined
      } catch (error) {
        if (!(error instanceof XmlValidateError)) throw error
        return error.details[0]?.message.trim() ?? error.message
      }
    },
  }
}

/**
 * The parser may open files only while a schema is read: what a document calls its schema is never looked for.
 */
function compiled(path: string): XsdValidator {
  if (!existsSync(path)) throw new Problem(`SAT_DIR: there is no ${path}`)
  xmlRegisterInputProvider({
    match: () => true,
    open: (url) => {
      const file = url.startsWith('file:') ? new URL(url) : url
      return existsSync(file) ? openBuffer(readFileSync(file)) : undefined
    },
    read: readBuffer,
    close: (handle) => {
      closeBuffer(handle)
      return true
    },
  })
  try {
    using schema = XmlDocument.fromBuffer(readFileSync(path), { url: pathToFileURL(path).href })
    return XsdValidator.fromDoc(schema)
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error
    throw new Problem(`SAT_DIR: ${path} is not a schema that can be read: ${error.message.trim()}`)
  } finally {
    xmlCleanupInputProvider()
  }
}

/** What the issuer adds for its customers is no part of the fiscal document, and has no schema of the SAT's. */
function withoutAddenda(root: XmlElement) {
  for (let node = root.firstChild; node; ) {
    const { next } = node
    if (node instanceof XmlElement && node.name === 'Addenda' && node.namespaceUri === root.namespaceUri) node.remove()
    node = next
  }
}
