import { readFileSync } from 'node:fs'

/** A JSON file under test/fixtures, in the form that its test says. */
export function readJsonFixture<Form>(relativePath: string): Form {
  return JSON.parse(readFileSync(new URL(`../fixtures/${relativePath}`, import.meta.url), 'utf8')) as Form
}
