package io.canto.expr;

import java.util.Arrays;

/** Finds which of many texts a text begins with, in one walk along it. Filled first, then read by any thread. */
final class PrefixTree {
    private static final int[] NOTHING = {};
    private static final PrefixTree[] NO_BRANCHES = {};

    /** What the way to this tree adds to the one above. */
    private String label = "";

    private int[] indexes = NOTHING;
    private char[] firsts = {};
    private PrefixTree[] branches = NO_BRANCHES;

    /** Adds a text that is not in the tree yet, with the ascending indexes it stands for. */
    void add(String text, int[] places) {
        if (text.isEmpty()) {
            indexes = places;
            return;
        }
        int at = Arrays.binarySearch(firsts, text.charAt(0));
        if (at < 0) {
            PrefixTree branch = new PrefixTree();
            branch.label = text;
            branch.indexes = places;
            insert(-at - 1, branch);
            return;
        }
        PrefixTree branch = branches[at];
        int common = common(branch.label, text);
        if (common < branch.label.length()) {
            PrefixTree upper = new PrefixTree();
            upper.label = branch.label.substring(0, common);
            branch.label = branch.label.substring(common);
            upper.insert(0, branch);
            branches[at] = upper;
            branch = upper;
        }
        branch.add(text.substring(common), places);
    }

    /** Returns the first index, from one on, of the texts that a text begins with, or {@link GuardGroup#NONE}. */
    int first(String text, int from) {
        PrefixTree tree = this;
        int best = GuardGroup.first(indexes, from);
        int at = 0;
        while (at < text.length()) {
            int branch = Arrays.binarySearch(tree.firsts, text.charAt(at));
            if (branch < 0) {
                return best;
            }
            tree = tree.branches[branch];
            if (!text.startsWith(tree.label, at)) {
                return best;
            }
            best = Math.min(best, GuardGroup.first(tree.indexes, from));
            at += tree.label.length();
        }
        return best;
    }

    private void insert(int at, PrefixTree branch) {
        char[] moreFirsts = Arrays.copyOf(firsts, firsts.length + 1);
        PrefixTree[] more = Arrays.copyOf(branches, branches.length + 1);
        System.arraycopy(firsts, at, moreFirsts, at + 1, firsts.length - at);
        System.arraycopy(branches, at, more, at + 1, branches.length - at);
        moreFirsts[at] = branch.label.charAt(0);
        more[at] = branch;
        firsts = moreFirsts;
        branches = more;
    }

    private static int common(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int at = 0; at < length; at++) {
            if (one.charAt(at) != other.charAt(at)) {
                return at;
            }
        }
        return length;
    }
}
