package yishu.semantic.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import yishu.semantic.entity.Resolution.Candidate;
import yishu.semantic.entity.Resolution.State;

/**
 * Finds, for what a department says, the registered thing that it is about.
 *
 * <p>Code and name together settle it. Everything else is a question for a person, with candidates: the evidence of each is
 * the product of its {@link Agreement}s, and a score is its share of all evidence, that for "none of the registered"
 * among it. So two enterprises of one name score a half each, and a name alone of its kind scores nearly one.
 */
public final class Resolver {
    private static final int SHOWN = 3;
    private static final double LEAST = 0.05;
    /** How many mentions are thought to be of nothing that is registered. */
    private static final double STRANGERS = 0.02;

    private final NameFolding folding;
    private final RegisterIndex register;
    private final Comparison comparison;

    public Resolver(EntitySpec spec, Collection<Mention> registered) {
        this.folding = new NameFolding(spec);
        this.register = new RegisterIndex(registered, folding);
        this.comparison = new Comparison(register);
    }

    /** What the mention is about, as far as code and name settle it. */
    public Resolution resolve(Mention mention) {
        FoldedName name = folding.fold(mention.name());
        Optional<RegisterIndex.Entry> ofCode = register.of(mention.code());
        if (ofCode.filter(it -> it.name().whole().equals(name.whole())).isPresent()) {
            Candidate only = new Candidate(ofCode.get().thing(), 1, List.of("same code", "same name"), State.SAME, "");
            return new Resolution(mention, List.of(only));
        }
        return new Resolution(mention, candidates(mention));
    }

    /** The registered things that may be meant, the likeliest first. */
    List<Candidate> candidates(Mention mention) {
        return weighed(mention).stream()
                .filter(it -> it.score() >= LEAST)
                .limit(SHOWN)
                .toList();
    }

    /** The probability that a registered thing is meant; 0 where nothing speaks for it. */
    double score(Mention mention, Mention registered) {
        return weighed(mention).stream()
                .filter(it -> it.registered().id().equals(registered.id()))
                .mapToDouble(Candidate::score)
                .findFirst()
                .orElse(0);
    }

    /** What speaks for and against two records being about one thing. */
    List<String> reasons(Mention mention, Mention other) {
        RegisterIndex.Entry entry = new RegisterIndex.Entry(other, folding.fold(other.name()));
        return Comparison.reasons(comparison.of(mention, folding.fold(mention.name()), entry).stream());
    }

    private List<Candidate> weighed(Mention mention) {
        FoldedName name = folding.fold(mention.name());
        List<Candidate> weighed = new ArrayList<>();
        double prior = (1 - STRANGERS) / register.size();
        double all = STRANGERS;
        for (RegisterIndex.Entry entry : register.near(mention.code(), name)) {
            List<Agreement> agreements = comparison.of(mention, name, entry);
            double evidence =
                    agreements.stream().mapToDouble(Agreement::weight).reduce(prior, (one, other) -> one * other);
            all += evidence;
            weighed.add(candidate(entry.thing(), evidence, Comparison.reasons(agreements.stream())));
        }
        double total = all;
        return weighed.stream()
                .map(it -> candidate(it.registered(), it.score() / total, it.reasons()))
                .sorted(Comparator.comparingDouble(Candidate::score).reversed().thenComparing(it -> it.registered()
                        .code()))
                .toList();
    }

    private static Candidate candidate(Mention registered, double score, List<String> reasons) {
        return new Candidate(registered, score, reasons, State.CANDIDATE, "");
    }
}
