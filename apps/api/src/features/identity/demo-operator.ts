import { v7 } from 'uuid';
import type { DataSource } from 'typeorm';
import { hash } from '@node-rs/argon2';
import { readNewPassword } from './password';
import { signInNameOf } from '@domain/identity/sign-in-name';

const NAME = 'operator@demo.muavu.vn';
const PASSWORD = 'van-hanh-cho-mua-vu-2026';

/** Creates the demo's operator if there is none. Answers true if it did. Never called in production (env.ts refuses DEMO there). */
export async function ensureDemoOperator(source: DataSource): Promise<boolean> {
  const signInName = signInNameOf(NAME, 'name');
  const [known] = await source.query<unknown[]>('SELECT 1 FROM members WHERE sign_in_name = $1', [signInName]);
  if (known) return false;
  const [organisationId, memberId] = [v7(), v7()];
  const passwordHash = await hash(readNewPassword(PASSWORD, false, 'password'));
  await source.transaction(async (tx) => {
    await tx.query(
      `INSERT INTO organisations (id, kind, name, folded_name, owner_group, demo) VALUES ($1, 'operator', 'Vận hành Mùa Vụ (mẫu)', 'van hanh mua vu (mau)', $1, true)`,
      [organisationId],
    );
    await tx.query(`INSERT INTO members (id, name, sign_in_name, password_hash) VALUES ($1, 'Người vận hành', $2, $3)`, [
      memberId,
      signInName,
      passwordHash,
    ]);
    await tx.query(`INSERT INTO memberships (member_id, organisation_id, role) VALUES ($1, $2, 'operator')`, [memberId, organisationId]);
  });
  return true;
}
