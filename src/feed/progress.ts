import type { WriteStream } from 'node:tty'
import type { Words } from '../words/words.ts'

/** How it goes: of each file all its rows are first read, then merged. `part` of the whole is done. */
export type Progress = { file: string; rows: number; part: number }

const twiceASecond = 500

/** One line that is written over again and again: only on a terminal. */
export function progressOn(terminal: WriteStream, words: Words) {
  const begin = performance.now()
  let shown = 0
  let file = ''
  let since = begin
  return {
    show(progress: Progress) {
      const now = performance.now()
      if (progress.file !== file) since = now
      file = progress.file
      if (!terminal.isTTY || now - Math.max(shown, since) < twiceASecond) return
      shown = now
      const left = progress.part > 0 ? ((now - begin) / 1000) * (1 / progress.part - 1) : 0
      const speed = Math.round((progress.rows * 1000) / (now - since))
      const line = words('feed.progress', { file, rows: progress.rows, speed, left: clock(left) })
      terminal.write(`\r\u001b[K${line.slice(0, (terminal.columns || 80) - 1)}`)
    },
    clear() {
      if (terminal.isTTY) terminal.write('\r\u001b[K')
    },
  }
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`
