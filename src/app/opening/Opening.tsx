import './opening.css';

/** In the place of a notebook that is being read: a large one takes seconds. */
export function Opening() {
  return (
    <p className="opening-page" role="status">
      Opening the notebook…
    </p>
  );
}
