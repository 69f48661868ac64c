/** Check a reference file against its schema, and say which place in it is wrong. */
import * as v from 'valibot'
import { AppError } from '../../errors'

/**
 * @param schema shape of the file
 * @param content the parsed JSON
 * @param file name for the message
 * @throws AppError 'water.badReferenceFile' with the path inside the file, such as `limits.3.values`
 */
export function readReference<Schema extends v.GenericSchema>(schema: Schema, content: unknown, file: string): v.InferOutput<Schema> {
  const result = v.safeParse(schema, content)
  if (result.success) return result.output
  const [issue] = result.issues
  throw new AppError('water.badReferenceFile', { file, path: v.getDotPath(issue) ?? '', detail: issue.message })
}
