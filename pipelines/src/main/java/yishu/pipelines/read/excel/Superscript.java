package yishu.pipelines.read.excel;

/**
 * Raised signs as signs of their own: a {@code 1} that is only formatted as raised would be a digit of the text before it,
 * {@code Financial account1} or {@code 1231}; as {@code ¹} it says what it is, in {@code km²} as well.
 */
final class Superscript {
    private static final String SIGNS = "0123456789+-=()abcdefghijklmnoprstuvwxyz";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ";

    private Superscript() {}

    /** The text raised; a sign that no raised one is known of, such as a comma, stays as it is. */
    static String of(String text) {
        StringBuilder raised = new StringBuilder();
        text.chars().forEach(sign -> {
            int place = SIGNS.indexOf(sign);
            raised.append(place < 0 ? (char) sign : RAISED.charAt(place));
        });
        return raised.toString();
    }
}
