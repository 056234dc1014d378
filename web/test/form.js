/** @import { Form } from '../src/engine/types.js' */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../../py', import.meta.url));

/**
 * The page learns the form from the engine; the tests learn it from the same Python module.
 *
 * @type {Form}
 */
export const form = JSON.parse(
  execFileSync(process.env.GIAR_PYTHON ?? 'python3', ['-m', 'giar.export.form'], {
    env: { ...process.env, PYTHONPATH: packages },
    encoding: 'utf8',
  }),
);
