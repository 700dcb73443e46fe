import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPortal, type TestPortal, type Visitor } from '../../../../test/support/portal-for-tests.ts';
import { expectRedirect, goodPassword, passTime, register } from './account-for-tests.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

describe('registering, scripts off', () => {
  it.each([
    ['an e-mail address', 'rahmawati@contoh.test'],
    ['a mobile number', '0812 3456 7890'],
  ])('works with %s', async (_name, kontak) => {
    const visitor = portal.visitor();
    await register(portal, visitor, kontak);
    const account = await visitor.request('/akun');
    expect(account.status).toBe(200);
    expect(await account.text()).toContain(kontak.includes('@') ? 'r•••i@contoh.test' : '0812••••890');
  });

  it('makes applicant, contact, claim, session and audit line together', async () => {
    await register(portal, portal.visitor(), 'bersama@contoh.test');
    const [row] = await portal.sql`
      select count(*)::int as applicants from applicant
      join contact on contact.applicant_id = applicant.id
      join claim on claim.holder = applicant.id and claim.kind = contact.kind and claim.value = contact.address_index
      join applicant_session on applicant_session.applicant_id = applicant.id
      join audit on audit.subject = 'applicant:' || applicant.id and audit.act = 'applicant-registered'
      where contact.address_index = ${portal.portal.vault.blindIndex('email', 'bersama@contoh.test')}`;
    expect(row).toEqual({ applicants: 1 });
  });

  it('keeps neither address nor password in the clear', async () => {
    await register(portal, portal.visitor(), 'rahasia-sekali@contoh.test');
    for (const table of ['applicant', 'contact', 'account_flow', 'message', 'audit', 'applicant_session']) {
      const rows = await portal.sql`select * from ${portal.sql(table)}`;
      const text = rows.map((row) => Object.values(row).map(plain).join(' ')).join('\n');
      expect(text).not.toContain('rahasia-sekali');
      expect(text).not.toContain(goodPassword);
    }
  });

  it('treats upper and lower case as one address', async () => {
    await register(portal, portal.visitor(), 'Besar.Kecil@contoh.test');
    const again = portal.visitor();
    const kontak = 'besar.kecil@CONTOH.test';
    await expectRedirect(await again.postForm('/masuk', { kontak, sandi: goodPassword }), '/pendaftaran');
  });

  it('lets one of two browsers that proved the same address make the account', async () => {
    const [first, second] = [portal.visitor(), portal.visitor()];
    const kontak = 'berdua@contoh.test';
    await proveAddress(first, kontak);
    await passTime(portal, 61);
    await proveAddress(second, kontak);
    const answers = await Promise.all(
      [first, second].map((visitor) => visitor.postForm('/daftar/sandi', { sandi: goodPassword })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 409]);
  });

  it('makes one account when the last button is pressed twenty times', async () => {
    const visitor = portal.visitor();
    await proveAddress(visitor, 'dua-puluh@contoh.test');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => visitor.postForm('/daftar/sandi', { sandi: goodPassword })),
    );
    expect(answers.filter((answer) => answer.headers.get('location') === '/pendaftaran')).toHaveLength(1);
    expect(answers.every((answer) => answer.status === 303)).toBe(true);
  });

  it('starts again kindly when a step is opened out of turn', async () => {
    const visitor = portal.visitor();
    await expectRedirect(await visitor.request('/daftar/kode'), '/daftar?lagi=1');
    await expectRedirect(await visitor.postForm('/daftar/kode', { kode: '123456' }), '/daftar?lagi=1');
    await expectRedirect(await visitor.postForm('/daftar/sandi', { sandi: goodPassword }), '/daftar?lagi=1');
    await expectRedirect(await visitor.postForm('/daftar', { kontak: 'giliran@contoh.test' }), '/daftar/kode');
    await expectRedirect(await visitor.request('/daftar/sandi'), '/daftar/kode');
    await expectRedirect(await visitor.postForm('/daftar/sandi', { sandi: goodPassword }), '/daftar/kode');
  });

  it('keeps the address when a person goes back', async () => {
    const visitor = portal.visitor();
    await visitor.postForm('/daftar', { kontak: 'kembali@contoh.test' });
    expect(await (await visitor.request('/daftar')).text()).toContain('value="kembali@contoh.test"');
  });

  it('asks once about a domain that looks mistyped, and believes the second answer', async () => {
    const visitor = portal.visitor();
    const asked = await visitor.postForm('/daftar', { kontak: 'tanya@gmial.com' });
    expect(asked.status).toBe(200);
    const html = await asked.text();
    expect(html).toContain('tanya@gmail.com');
    expect(html).toContain('name="yakin" value="tanya@gmial.com"');
    await expectRedirect(
      await visitor.postForm('/daftar', { kontak: 'tanya@gmial.com', yakin: 'tanya@gmial.com' }),
      '/daftar/kode',
    );
    const other = portal.visitor();
    await expectRedirect(
      await other.postForm('/daftar', { kontak: 'pakai@gmial.com', _act: 'suggestion' }),
      '/daftar/kode',
    );
    expect(await portal.lastCode('pakai@gmail.com')).toMatch(/^\d{6}$/);
  });
});

describe('what is typed', () => {
  const dear = '<script>alert(1)</script>';

  it.each(['', '   ', 'x'.repeat(500), 'سيتي', '\u200B\u200B', '😀', dear, 'a b@contoh.test', '0812x'])(
    'as an address, %j is answered with a sentence and kept',
    async (kontak) => {
      const response = await portal.visitor().postForm('/daftar', { kontak });
      expect(response.status).toBe(422);
      const html = await response.text();
      expect(html).toContain('role="alert"');
      expect(html).not.toContain(dear);
      if (kontak.trim() !== '' && kontak !== dear) expect(html).toContain(`value="${kontak}"`);
    },
  );

  it.each(['', '12345', '1234567', 'x'.repeat(500), 'abcdef', '\u200B', '😀😀', dear])(
    'as a code, %j is answered with a sentence and costs no try',
    async (kode) => {
      const visitor = portal.visitor();
      await visitor.postForm('/daftar', { kontak: `kode${Buffer.from(kode).length}x${kode.length}@contoh.test` });
      const response = await visitor.postForm('/daftar/kode', { kode });
      expect(response.status).toBe(422);
      expect(await response.text()).not.toContain(dear);
      const [row] = await portal.sql`select max(code_tries)::int as tries from account_flow
        where created_at = (select max(created_at) from account_flow)`;
      expect(row).toEqual({ tries: 0 });
    },
  );

  it.each([
    ['', 'Ketik kata sandi'],
    ['pendek', 'Baru 6 huruf'],
    ['x7'.repeat(200), 'Ada 400 huruf'],
    ['passwordpassword', 'terlalu sering dipakai'],
    ['1234567890123456', 'urutan'],
    ['kata-sandi-tamu@contoh.test', 'berisi alamat atau nama Anda'],
    ['\u200B', 'Baru 1 huruf'],
  ])('as a password, %j is refused with its reason and never echoed', async (sandi, sentence) => {
    const visitor = portal.visitor();
    await passTime(portal, 24 * 3600);
    await proveAddress(visitor, 'kata-sandi-tamu@contoh.test');
    const response = await visitor.postForm('/daftar/sandi', { sandi });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain(sentence);
    expect(html).not.toMatch(/name="sandi"[^>]*value="[^"]/);
  });

  it.each([
    'spasi di mana saja boleh',
    'كلمات عربية طويلة جدا هنا',
    'emoji 😀 juga tidak apa-apa',
    '<script>alert(1)</script> ya',
    'p'.repeat(3) + 'anjang sekali dan tidak mudah ditebak siapa pun karena enam puluh empat huruf lebih',
  ])('as a password, %j is accepted', async (sandi) => {
    const visitor = portal.visitor();
    const kontak = `terima${sandi.length}@contoh.test`;
    await register(portal, visitor, kontak, sandi);
    const again = portal.visitor();
    await expectRedirect(await again.postForm('/masuk', { kontak, sandi }), '/pendaftaran');
  });

  it('survives the language switch on every page', async () => {
    const visitor = portal.visitor();
    const contact = await visitor.postForm('/daftar', { kontak: 'setengah jadi', _bahasa: 'en' });
    expect(contact.status).toBe(200);
    const html = await contact.text();
    expect(html).toContain('value="setengah jadi"');
    expect(html).toContain('lang="en"');
    expect(html).not.toContain('role="alert"');
    await visitor.postForm('/daftar', { kontak: 'bahasa@contoh.test' });
    const code = await visitor.postForm('/daftar/kode', { kode: '12', _bahasa: 'id' });
    expect(await code.text()).toContain('value="12"');
    const logIn = await visitor.postForm('/masuk', {
      kontak: 'bahasa@contoh.test',
      sandi: 'tidak dikirim balik',
      tujuan: '/status',
      _bahasa: 'en',
    });
    const page = await logIn.text();
    expect(page).toContain('value="bahasa@contoh.test"');
    expect(page).toContain('name="tujuan" value="/status"');
    expect(page).not.toContain('tidak dikirim balik');
  });
});

it('offers no phone number where no SMS can be sent', async () => {
  const strict = await openTestPortal({ env: { SMTP_URL: 'smtp://localhost:2525' } });
  try {
    const html = await (await strict.request('/daftar')).text();
    expect(html).toContain('Alamat e-mail');
    expect(html).not.toContain('nomor HP');
    expect((await strict.postForm('/daftar', { kontak: '0812 3456 7890' })).status).toBe(422);
  } finally {
    await strict.close();
  }
});

async function proveAddress(visitor: Visitor, kontak: string): Promise<void> {
  await expectRedirect(await visitor.postForm('/daftar', { kontak }), '/daftar/kode');
  await expectRedirect(
    await visitor.postForm('/daftar/kode', { kode: await portal.lastCode(kontak) }),
    '/daftar/sandi',
  );
}

function plain(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : JSON.stringify(value);
}
