package dev.monkeytown.gameserver.behaviour;

import dev.monkeytown.gameserver.agent.Behavior;
import dev.monkeytown.gameserver.agent.Repertoire;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.FooterKey;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.FileUtils;

/**
 * The git repository that behaviours come from, and this process's copy of its branch {@code main}. A local one that is
 * not there is made, with the cast as shipped. One thread at a time; blocks. Whatever goes wrong on the way to the
 * repository is an {@link UncheckedIOException}.
 */
final class BehaviorRepository implements AutoCloseable {

    /** Where the files are. */
    static final String FOLDER = "agents";

    /** Files looked at. Further ones are left out, in the order of their names. */
    static final int MAX_FILES = 32;

    /** Bytes of the copy. A repository that is larger is not read any more. */
    static final long MAX_BYTES = 64L << 20;

    /** Seconds without a byte from a remote, after which reading it has failed. */
    static final int PATIENCE_SECONDS = 5;

    static final String BRANCH = Constants.R_HEADS + "main";
    private static final PersonIdent HOUSE = new PersonIdent("Monkeytown", "agents@monkeytown.invalid");

    /**
     * A file of the newest commit.
     *
     * @param blob id of its contents
     * @param content empty if it is no plain file of at most {@link BehaviorFile#MAX_BYTES}
     */
    record Source(String folder, String name, String blob, Optional<byte[]> content) {

        String path() {
            return folder + "/" + name;
        }
    }

    /**
     * The newest commit.
     *
     * @param files behaviours
     * @param notes what agents wrote
     */
    record Head(String commit, List<Source> files, List<Source> notes) {}

    /** Of a file, the commit that changed it last. */
    record Origin(String commit, String subject, boolean signedOff) {}

    private final URIish address;
    private final Path folder;
    private final Repository copy;

    private BehaviorRepository(URIish address, Path folder, Repository copy) {
        this.address = address;
        this.folder = folder;
        this.copy = copy;
    }

    /**
     * Prepares to read it; does not go there yet.
     *
     * @param address a path, or a URL that git knows: https, http, git, file
     * @throws URISyntaxException if it is none
     */
    static BehaviorRepository at(String address) throws URISyntaxException {
        URIish parsed = new URIish(address);
        try {
            Path folder = Files.createTempDirectory("monkeytown-behaviours-");
            Repository copy = Git.init()
                    .setBare(true)
                    .setDirectory(folder.toFile())
                    .setInitialBranch("main")
                    .call()
                    .getRepository();
            StoredConfig tidying = copy.getConfig(); // within a fetch, not beside it: its files come and go
            tidying.setBoolean(ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_AUTODETACH, false);
            tidying.save();
            return new BehaviorRepository(parsed, folder, copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** The address without a password. */
    String address() {
        return address.toString();
    }

    /** Brings the copy up to date, and lists the files of the newest commit. */
    Head fetch() {
        try {
            makeIfMissing();
            try (Git git = Git.wrap(copy)) {
                var unused = git.fetch()
                        .setRemote(address.toPrivateString())
                        .setRefSpecs(new RefSpec("+" + BRANCH + ":" + BRANCH))
                        .setTagOpt(TagOpt.NO_TAGS)
                        .setTimeout(PATIENCE_SECONDS)
                        .call();
            }
            checkSize();
            return head();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException | JGitInternalException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
    }

    /** What was before, and what is to be added. */
    Commits commits() {
        return new Commits(copy, address);
    }

    /** Where a file of the copy comes from. */
    Origin origin(Head head, Source source) {
        try (RevWalk walk = new RevWalk(copy)) {
            walk.markStart(walk.parseCommit(ObjectId.fromString(head.commit())));
            walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(source.path()), TreeFilter.ANY_DIFF));
            RevCommit last = walk.next();
            if (last == null) {
                throw new IOException("no commit of " + source.path());
            }
            boolean signedOff =
                    last.getFooterLines(FooterKey.SIGNED_OFF_BY).stream().anyMatch(by -> by.matches(".+ <.+>"));
            return new Origin(last.name(), BehaviorFile.clean(last.getShortMessage()), signedOff);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets the copy. */
    @Override
    public void close() {
        copy.close();
        try {
            FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING | FileUtils.RETRY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Head head() throws IOException {
        ObjectId newest = copy.resolve(BRANCH);
        if (newest == null) {
            throw new IOException("it has no branch main");
        }
        return new Head(newest.name(), files(newest, FOLDER), files(newest, Notebook.FOLDER));
    }

    private List<Source> files(ObjectId commit, String folderOfThem) throws IOException {
        List<Source> files = new ArrayList<>();
        try (RevWalk walk = new RevWalk(copy);
                TreeWalk tree = TreeWalk.forPath(
                        copy, folderOfThem, walk.parseCommit(commit).getTree())) {
            if (tree != null && tree.isSubtree()) {
                tree.enterSubtree();
                while (tree.next() && tree.getDepth() > 0 && files.size() < MAX_FILES) {
                    if (tree.getNameString().endsWith(".json")) {
                        files.add(source(folderOfThem, tree));
                    }
                }
            }
        }
        return List.copyOf(files);
    }

    private Source source(String folderOfIt, TreeWalk at) throws IOException {
        ObjectId blob = at.getObjectId(0);
        FileMode mode = at.getFileMode(0);
        Optional<byte[]> content = Optional.empty();
        if (FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode)) {
            ObjectLoader loader = copy.open(blob);
            content = loader.getSize() > BehaviorFile.MAX_BYTES
                    ? Optional.empty()
                    : Optional.of(loader.getBytes(BehaviorFile.MAX_BYTES));
        }
        return new Source(folderOfIt, at.getNameString(), blob.name(), content);
    }

    private void checkSize() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes = files.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
            if (bytes > MAX_BYTES) {
                throw new IOException("it is larger than " + (MAX_BYTES >> 20) + " MiB");
            }
        }
    }

    /** Of two servers that make it at once, the one whose first commit comes second goes on with the other's. */
    private void makeIfMissing() throws IOException, GitAPIException {
        if (address.isRemote() || FileKey.resolve(new File(address.getPath()), FS.DETECTED) != null) {
            return;
        }
        File place = new File(address.getPath());
        String[] others = place.list();
        if (others != null && others.length > 0) {
            throw new IOException("it is a folder with other things in it");
        }
        try (Git made = Git.init()
                .setBare(true)
                .setDirectory(place)
                .setInitialBranch("main")
                .call()) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (Behavior behavior : Repertoire.shipped().all()) {
                files.put(FOLDER + "/" + behavior.character().figure() + ".json", BehaviorFile.write(behavior));
            }
            first(made.getRepository(), files);
        }
    }

    private static void first(Repository repository, Map<String, byte[]> files) throws IOException {
        RefUpdate main = repository.updateRef(BRANCH);
        main.setExpectedOldObjectId(ObjectId.zeroId());
        main.setNewObjectId(Commits.make(repository, Optional.empty(), files, HOUSE, "Ship the cast\n\n"));
        var unused = main.update();
    }
}
