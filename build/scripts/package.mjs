// @ts-check
/**
 * `npm run package [-- --test-build | --installers]`
 *
 * Makes an unpacked app for this system in `dist/`; with `--test-build` one for the end-to-end tests in
 * `dist/test-build/`, which differs in the inspect fuse only and may be made with the stand-in runtime; with
 * `--installers` this system's installers (NSIS on Windows; deb and AppImage for amd64 and arm64 on Linux), for which
 * electron-builder fetches its tools from the network.
 */
import { ensureBuilt } from './bundle/ensure-built.mjs'
import { builderConfiguration } from './package/builder-configuration.mjs'
import { readPackageArguments, reasonToRefuse } from './package/package-arguments.mjs'
import { CHECKOUT } from './runtime/checkout.mjs'
import { binaryToPack, electronHost } from './runtime/native-module.mjs'
import { preparePackagedRuntime } from './runtime/prepare.mjs'
import { runScript } from './runtime/run-script.mjs'
import { SetupError } from './runtime/setup-error.mjs'
import { createStepReport } from './runtime/step-report.mjs'

await runScript(async () => {
  const request = readPackageArguments(process.argv.slice(2))
  if (request === null) {
    process.stderr.write('npm run package [-- --test-build | --installers]\n')
    return 2
  }
  const report = createStepReport(process.stderr)
  const runtime = await preparePackagedRuntime(report)
  const refusal = reasonToRefuse(request, runtime)
  if (refusal) throw new SetupError(refusal)
  await ensureBuilt(report)
  const { build } = await import('electron-builder')
  const config = builderConfiguration(
    request.installers
      ? { runtime: null, testBuild: request.testBuild, nativeBinary: 'shipped' }
      : { runtime, testBuild: request.testBuild, nativeBinary: await binaryToPack(CHECKOUT, electronHost(runtime)) },
  )
  await report.step('app', 'packing', async () => {
    const made = await build({ projectDir: CHECKOUT, config, publish: 'never', ...(request.installers ? {} : { dir: true }) })
    return { did: request.installers ? made.join(', ') : `packed in ${config.directories?.output}`, changed: true, value: null }
  })
  return 0
})
