// @ts-check
/**
 * Loads better-sqlite3 and uses what the product uses of it. Run in a child process, under Node or under Electron as
 * Node: a binary for the wrong Node-API does not throw, it ends the process with a segmentation fault.
 * Prints `loaded` when all went well. Arguments: the module's folder; a binary to use in place of its own choice.
 */
const [moduleFolder = 'better-sqlite3', nativeBinding] = process.argv.slice(2)
const Database = require(require('node:path').resolve(moduleFolder))

for (let round = 0; round < 20; round += 1) {
  const database = new Database(':memory:', nativeBinding ? { nativeBinding } : {})
  database.function('twice', (/** @type {unknown} */ value) => Number(value) * 2)
  database.exec('create table probe (id integer primary key, body blob)')
  const insert = database.prepare('insert into probe (body) values (?)')
  database.transaction(() => {
    for (let row = 0; row < 50; row += 1) insert.run(Buffer.alloc(1000))
  })()
  let sum = 0
  for (const row of database.prepare('select twice(id) as value, body from probe').iterate()) sum += row.value
  if (sum !== 2550) throw new Error(`unexpected sum ${sum}`)
  try {
    database.exec('not sql')
    throw new Error('a syntax error went unnoticed')
  } catch (error) {
    if (/** @type {{ code?: string }} */ (error).code !== 'SQLITE_ERROR') throw error
  }
  database.close()
}
process.stdout.write('loaded')
