import { type KeyArchive } from '../../personal-data/key-archive.ts';
import { type SubjectKeys } from '../../personal-data/subject-keys.ts';
import { type ArchivePart } from './archive-part.ts';

/** The keys of the tenant's people, wrapped under the archive's passphrase, and who of them was erased. */
export function subjectKeysPart(keys: SubjectKeys): ArchivePart {
  return {
    name: 'subject-keys',
    async *leave({ tenant, passphrase }) {
      if (passphrase !== undefined) yield await keys.exportFor(tenant.schema, passphrase);
    },
    async arrive(rows, { tenant, manifest, passphrase, sameSecret }) {
      let taken = false;
      for await (const row of rows) {
        await keys.importFor(tenant.schema, row as KeyArchive, passphrase!);
        taken = true;
      }
      if (taken || (sameSecret && tenant.id === manifest.tenant.id)) return undefined;
      return 'The archive has no passphrase, so the keys of its people did not travel: what is personal in the events stays sealed';
    },
  };
}
