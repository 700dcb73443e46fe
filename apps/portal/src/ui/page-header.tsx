/** Whose page this is, in which language, and the way to one's account. */
import type { View } from '../platform/context.ts';
import { Mark } from './mark.tsx';

type HeaderProps = Readonly<{ view: View; formId?: string | undefined; operator?: boolean | undefined }>;

export function PageHeader({ view, formId, operator }: HeaderProps) {
  const words = view.words.common;
  return (
    <header class="header">
      <a class="header__name" href={operator ? '/petugas' : '/'}>
        <Mark />
        <span>{view.programme.name[view.language]}</span>
      </a>
      <div class="header__tools">
        <LanguageSwitch view={view} formId={formId} />
        {operator ? <OperatorLinks view={view} /> : <ApplicantLinks view={view} />}
      </div>
      {operator && view.operatorName !== null ? (
        <p class="header__who">{words.operatorSignedIn(view.operatorName)}</p>
      ) : null}
    </header>
  );
}

function ApplicantLinks({ view }: Readonly<{ view: View }>) {
  const words = view.words.common;
  if (!view.signedIn) {
    return (
      <a class="header__link" href="/masuk">
        {words.logIn}
      </a>
    );
  }
  return (
    <>
      <a class="header__link" href="/akun">
        {words.account}
      </a>
      <form method="post" action="/keluar">
        <button class="header__link" type="submit">
          {words.logOut}
        </button>
      </form>
    </>
  );
}

function OperatorLinks({ view }: Readonly<{ view: View }>) {
  if (view.operatorName === null) return null;
  return (
    <form method="post" action="/petugas/keluar">
      <button class="header__link" type="submit">
        {view.words.common.logOut}
      </button>
    </form>
  );
}

/** On a page with a form the switch belongs to that form: what was typed comes along. */
function LanguageSwitch({ view, formId }: Omit<HeaderProps, 'operator'>) {
  const other = view.language === 'id' ? 'en' : 'id';
  const button = { class: 'header__link', type: 'submit', name: '_bahasa', value: other, lang: other } as const;
  // The short name shows on a phone, the long one elsewhere; heard are both.
  const name = (
    <>
      <span class="header__short">{other}</span>
      <span class="header__long"> {view.words.common.otherLanguage}</span>
    </>
  );
  if (formId !== undefined) {
    return (
      <button {...button} form={formId} formnovalidate>
        {name}
      </button>
    );
  }
  return (
    <form method="post" action="/bahasa">
      <input type="hidden" name="tujuan" value={view.path} />
      <button {...button}>{name}</button>
    </form>
  );
}
