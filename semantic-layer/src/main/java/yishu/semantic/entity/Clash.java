package yishu.semantic.entity;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Two records that are different and, by what is said of others, the same.
 *
 * @param apart why they are different
 * @param path what makes them the same
 */
record Clash(Mention one, Mention other, String apart, List<Link> path) {
    Clash {
        path = List.copyOf(path);
    }

    String pair() {
        return Decision.pair(one, other);
    }

    @Override
    public String toString() {
        return apart + ", and yet " + path.stream().map(Link::toString).collect(Collectors.joining(" and "));
    }
}
