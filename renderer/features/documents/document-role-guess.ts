/** What files are for, as far as their names say it. */
import type { CodeOf } from '../../../shared/domain/vocabularies'

type DocumentRole = CodeOf<'documentRole'>

const PHOTO = /\.(?:jpe?g|png|webp|heic|gif|bmp|tiff?)$/i

/** The first that fits counts. */
const byName: readonly (readonly [RegExp, DocumentRole])[] = [
  [/验收|销号/, 'acceptance'],
  [/监测|检测|化验/, 'monitoring'],
  [/方案|计划/, 'plan'],
  [/反馈|回复|复函/, 'reply'],
  [/交办|督办|通知/, 'order'],
  [/报告|情况|总结/, 'report'],
]

/**
 * @param names file names or paths
 * @returns the role that all of them suggest; `other` where they do not agree or say nothing
 */
export function guessDocumentRole(names: readonly string[]): DocumentRole {
  const guesses = new Set(names.map(guess))
  const [only] = guesses
  return guesses.size === 1 && only !== undefined ? only : 'other'
}

function guess(path: string): DocumentRole {
  const name = path.replace(/^.*[\\/]/, '')
  if (PHOTO.test(name)) return /整改前|治理前|现状/.test(name) ? 'photoBefore' : 'photoAfter'
  return byName.find(([pattern]) => pattern.test(name))?.[1] ?? 'other'
}
