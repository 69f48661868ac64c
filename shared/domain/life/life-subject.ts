/** What has a life, where its state is kept, and how states, columns and documents are called. */
import { recordTables } from '../tables'
import type { Field } from '../field'
import { commonFields, kinds } from '../kinds'
import { type VocabularyId, vocabularyTitle } from '../vocabularies'
import type { Message } from '../../messages/translate'
import type { LifeSubject } from './life-rule'

/** Column of the state and its vocabulary. */
export const lifeColumns = {
  task: { column: 'state', vocabulary: 'taskState' },
  outfall: { column: 'stage', vocabulary: 'outfallStage' },
  ecologicalBuffer: { column: 'stage', vocabulary: 'bufferStage' },
  bay: { column: 'stage', vocabulary: 'bayStage' },
} as const satisfies Record<LifeSubject, { readonly column: string; readonly vocabulary: VocabularyId }>

const NO_STATE: Message = { zh: '未开始', en: 'not begun' }
/** Of features without a stage, or of a past day on which it is not known. */
const UNKNOWN_STATE: Message = { zh: '阶段不详', en: 'not known' }

/** The title of a state; its code where the vocabulary does not know it. */
export function lifeStateTitle(subject: LifeSubject, state: string): Message {
  if (state === 'none') return NO_STATE
  if (state === 'unknown') return UNKNOWN_STATE
  return vocabularyTitle(lifeColumns[subject].vocabulary, state) ?? { zh: state, en: state }
}

/** The columns of a subject, common ones included. */
export function lifeFields(subject: LifeSubject): readonly Field[] {
  return subject === 'task' ? recordTables.task.fields : [...commonFields, ...kinds[subject].fields]
}

export function lifeFieldTitle(subject: LifeSubject, column: string): Message {
  return lifeFields(subject).find(({ name }) => name === column)?.title ?? { zh: column, en: column }
}

export function documentRoleTitle(role: string): Message {
  return vocabularyTitle('documentRole', role) ?? { zh: role, en: role }
}
