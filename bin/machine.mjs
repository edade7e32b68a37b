import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { capture } from './run-child.mjs'
import { Problem, step } from './steps.mjs'

const browsers = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const macBrowsers = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The path of the machine's Chromium; as root on Debian it is installed when missing. */
export async function ensureChromium() {
  const find = async () => process.env.CHROMIUM_PATH ?? inPath(browsers) ?? macBrowsers.find((path) => existsSync(path))
  return await ensure(find, {
    packages: ['chromium', 'fonts-liberation'],
    what: 'The browser tests need Chromium',
    otherwise: 'install Chromium or Google Chrome, or set CHROMIUM_PATH to one',
  })
}

/** The path of a Java 11 or later, for the HTML checker. */
export async function ensureJava() {
  const find = async () => {
    const java = process.env.JAVA ?? inPath(['java'])
    if (!java) return undefined
    const version = /version "(?:1\.)?(\d+)/.exec((await capture(java, ['-version'])).output)?.[1]
    return Number(version) >= 11 ? java : undefined
  }
  return await ensure(find, {
    packages: ['default-jre-headless'],
    what: 'The HTML checker needs Java 11 or later',
    otherwise: 'install a Java runtime, or set JAVA to one',
  })
}

async function ensure(find, { packages, what, otherwise }) {
  const found = await find()
  if (found) return found
  const apt = inPath(['apt-get'])
  const how = apt ? `run \`apt-get install -y ${packages.join(' ')}\` as root, or ${otherwise}` : otherwise
  if (!apt || process.getuid?.() !== 0) throw new Problem(`${what}, and this machine has none: ${how}.`)
  await step(process.stdout, `Installing ${packages.join(' and ')}`, () => install(packages, `${what}: ${how}`))
  const installed = await find()
  if (!installed) throw new Problem(`${what}, and after installing ${packages[0]} there still is none: ${otherwise}.`)
  return installed
}

async function install(packages, help) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { code, output } = await capture('apt-get', args, { env })
    if (code !== 0)
      throw new Problem(`${help}. apt-get ${args[0]} failed:\n${output.trim().split('\n').slice(-8).join('\n')}`)
  }
}

function inPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}
