import { capture } from './run-child.mjs'
import { Problem, root } from './steps.mjs'

/** Runs npm: the one that started us, else the machine's. */
export function npm(...args) {
  // Left to itself it tries for more than a minute before it says that there is no network.
  const all = [...args, '--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=3000']
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) return capture(process.execPath, [script, ...all], { cwd: root })
  return capture('npm', all, { cwd: root })
}

const unreachable =
  /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|UND_ERR/

export function registryProblem(output, what) {
  const reason = unreachable.exec(output)
  if (reason) {
    return new Problem(
      `${what}: the npm registry cannot be reached (${reason[0]}). Check the network, or the address that ` +
        '`npm config get registry` shows, and run the command again.',
    )
  }
  return new Problem(`${what}. npm said:\n${beginningOf(output)}`)
}

/** The reason comes first; long lists, the usage and the place of a log follow. */
function beginningOf(output) {
  const lines = output.split('\n').filter((line) => line.replace(/^npm (error|warn)/, '').trim() !== '')
  return lines
    .filter((line) => !line.startsWith('npm warn'))
    .slice(0, 12)
    .join('\n')
}
