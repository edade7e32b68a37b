/** Why a file is not taken. */
export type Refusal =
  | 'empty'
  | 'tooLarge'
  | 'tooMany'
  | 'tooMuchToday'
  | 'heic'
  | 'type'
  | 'notPicture'
  | 'broken'
  | 'pixels'
  | 'pdf'
  | 'pdfActive'
  | 'infected'
  | 'unscanned'

export type RefusedFile = { field: string; name: string; why: Refusal }

/**
 * Pictures larger than any telephone's are bombs, or maps that nobody here can look at. Those that cannot be made smaller
 * while they are read lie in memory as a whole: half as large at most.
 */
export const mostPixels = ({ format, isProgressive }: { format: string; isProgressive: boolean }): number =>
  format === 'jpeg' && !isProgressive ? 50_000_000 : 25_000_000
/** A form that waits for its sender keeps its files a day; one whose draft is kept, as long as the draft. */
export const hoursToWait = 24

const pictures = ['image/jpeg', 'image/png', 'image/webp']
/** What telephones write unless they are asked for JPEG; there is nothing here to read them with. */
const heic = ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence']

/** What a file is by what it holds, whatever it is called. */
export function kindOfFile(mime: string | undefined): 'picture' | 'pdf' | 'heic' | 'type' {
  if (mime === 'application/pdf') return 'pdf'
  if (mime !== undefined && pictures.includes(mime)) return 'picture'
  return mime !== undefined && heic.includes(mime) ? 'heic' : 'type'
}
