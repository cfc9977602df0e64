/**
 * The four files of Fashion-MNIST as Zalando Research publishes them (Xiao, Rasul, Vollgraf, 2017,
 * https://github.com/zalandoresearch/fashion-mnist, MIT licence), and where they can be had. Everything that
 * is loaded is held against this table.
 */

/** One file in the IDX format, and what a right copy of it looks like. */
export interface DatasetFile {
  readonly name: string;
  readonly part: 'trainImages' | 'trainLabels' | 'testImages' | 'testLabels';
  /** Size of the gzip file, in bytes. */
  readonly bytes: number;
  /** SHA-256 of the gzip file, in lower-case hexadecimal. */
  readonly sha256: string;
  /** SHA-256 of the inflated file, header included: some servers and some people inflate it first. */
  readonly inflatedSha256: string;
  /** `[count, rows, columns]` for images, `[count]` for labels. */
  readonly dimensions: readonly number[];
}

export const officialFiles: readonly DatasetFile[] = [
  {
    name: 'train-images-idx3-ubyte.gz',
    part: 'trainImages',
    bytes: 26_421_880,
    sha256: '3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84',
    inflatedSha256: 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
    dimensions: [60_000, 28, 28],
  },
  {
    name: 'train-labels-idx1-ubyte.gz',
    part: 'trainLabels',
    bytes: 29_515,
    sha256: 'a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845',
    inflatedSha256: 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
    dimensions: [60_000],
  },
  {
    name: 't10k-images-idx3-ubyte.gz',
    part: 'testImages',
    bytes: 4_422_102,
    sha256: '346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073',
    inflatedSha256: '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
    dimensions: [10_000, 28, 28],
  },
  {
    name: 't10k-labels-idx1-ubyte.gz',
    part: 'testLabels',
    bytes: 5_148,
    sha256: '67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5',
    inflatedSha256: '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
    dimensions: [10_000],
  },
];

/** Folders on public servers that hold the four files, the one that surely allows other origins (CORS) first. */
export const publicMirrors: readonly string[] = [
  'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
  'https://storage.googleapis.com/tensorflow/tf-keras-datasets/',
];

/** Where the site serves the files, relative to its own address. */
export const sitePath = 'data/fashion-mnist/';

/** What `sources.json` beside the files says, so that a page need not ask for files that are not there. */
export interface SiteSources {
  /** The four files are beside this one. */
  readonly sameOrigin: boolean;
  /** Where the site's server got them, or why it has none. */
  readonly note: string;
}
