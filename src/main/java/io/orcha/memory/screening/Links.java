package io.orcha.memory.screening;

import io.orcha.model.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds addresses of the web, those without a scheme included when something follows the host's name. */
final class Links {

    /** Whatever scheme it is: an address may be meant as {@code hxxp}, or lead an app somewhere. */
    private static final Pattern SCHEME =
            Pattern.compile("(?<=[a-zA-Z0-9])://(?=\\S)|(?<![\\w/:])//[\\w-]{1,63}\\.\\w");

    private static final Pattern WITHOUT_HOST =
            Pattern.compile("(?i)\\b(?:javascript|vbscript|file|mailto):(?=\\S)|\\bdata:(?:[a-z]{1,20}/[a-z]|[;,]\\S)");

    private static final Pattern WWW = Pattern.compile("(?i)(?<!\\w)www\\d?\\.(?=\\w)");
    private static final Pattern MARKDOWN =
            Pattern.compile("\\]\\s?\\((?=\\S)|(?m)^ {0,3}\\[[^\\]\\n]{1,80}\\]:\\s?\\S");
    private static final Pattern DEFANGED = Pattern.compile("(?i)\\w(?:\\[\\.\\]|\\(\\.\\)|\\[dot\\]|\\(dot\\))\\w");
    private static final Pattern NUMERIC =
            Pattern.compile("(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5}\\b|/(?=[a-zA-Z?#]))");

    /** The last label is all in one case: "cats.They/them" is the end of a sentence. */
    private static final Pattern HOST_AND_MORE = Pattern.compile(
            "(?<![\\w.@-])(?:[\\p{L}\\d-]{1,63}[.\u3002]){1,6}([a-z]{2,24}|[A-Z]{2,24})(?::\\d{1,5}(?!\\d)|[/?#](?=[\\w%?#&=~/-]))");

    /** Endings of files and of products' names that are not taken for hosts. */
    private static final Set<String> NO_HOST =
            Set.of("js", "ts", "jsx", "tsx", "java", "json", "xml", "html", "css", "php", "cpp", "txt", "NET", "JS");

    private Links() {}

    /** @param text the text as {@link VisibleText#text} gives it */
    static List<Span> in(String text) {
        var found = new ArrayList<Span>();
        boolean dotted = text.indexOf('.') >= 0 || text.indexOf('\u3002') >= 0;
        if (text.contains("//")) {
            add(SCHEME, text, found);
        }
        if (text.indexOf(':') >= 0) {
            add(WITHOUT_HOST, text, found);
        }
        if (text.indexOf(']') >= 0) {
            add(MARKDOWN, text, found);
        }
        if (text.indexOf('[') >= 0 || text.indexOf('(') >= 0) {
            add(DEFANGED, text, found);
        }
        if (dotted) {
            add(WWW, text, found);
            add(NUMERIC, text, found);
            addHosts(text, found);
        }
        found.sort(Comparator.comparingInt(Span::start));
        return found;
    }

    private static void addHosts(String text, List<Span> found) {
        var matcher = HOST_AND_MORE.matcher(text);
        while (matcher.find()) {
            if (!NO_HOST.contains(matcher.group(1))) {
                found.add(new Span(matcher.start(), matcher.end(), "link"));
            }
        }
    }

    private static void add(Pattern pattern, String text, List<Span> found) {
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(new Span(matcher.start(), matcher.end(), "link"));
        }
    }
}
