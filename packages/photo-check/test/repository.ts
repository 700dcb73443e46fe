/** Where the repository is, found upwards: a bundled bench lies elsewhere than its sources. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export function repositoryPath(inside: string): string {
  let folder = new URL('.', import.meta.url);
  while (!existsSync(new URL('packages/photo-check/package.json', folder))) {
    const parent = new URL('..', folder);
    if (parent.href === folder.href) throw new Error('Not inside the repository');
    folder = parent;
  }
  return fileURLToPath(new URL(inside, folder));
}
