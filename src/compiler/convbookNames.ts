/**
 * What the module 'convbook' exports, so that a name that was not imported can be told from a misspelt one. A list, since
 * a hint is made where the module itself is not at hand; a test holds it to the module.
 */
export const convbookNames: readonly string[] =
  `loadFashionMnist gallery classMeans liveCurves predict seed trainingTime experiment attempts lookAtTest shapeCheck
  anatomy loadRecordedModel drawnImage neighbourMap principalAxes pointMap maps accuracy confusionMatrix histogram plot
  table summary outputSize classNames`.split(/\s+/);
