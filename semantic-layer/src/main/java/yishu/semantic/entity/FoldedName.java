package yishu.semantic.entity;

/**
 * A name without what tells nothing apart.
 *
 * @param whole with one way of writing brackets, widths and blanks: 望岚县（瑞）丰商贸公司 becomes 望岚县瑞丰商贸公司
 * @param core without the place before and the legal form behind: 瑞丰商贸
 */
record FoldedName(String whole, String core) {}
