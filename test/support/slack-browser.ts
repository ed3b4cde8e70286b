// The browser of an administrator who opens an invitation: it keeps the cookie and follows no redirect by itself.

export type Seen = { readonly status: number; readonly text: string; readonly location: string | null };

export class Browser {
  #cookie: string;

  constructor(cookie = "") {
    this.#cookie = cookie;
  }

  async open(url: string): Promise<Seen> {
    const response = await fetch(url, { redirect: "manual", headers: { cookie: this.#cookie } });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) this.#cookie = set.split(";")[0] ?? "";
    return { status: response.status, text: await response.text(), location: response.headers.get("location") };
  }
}
